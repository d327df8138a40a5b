/**
 * The whole database: written to a file, read from one, copied to another kind of database. Knows tables by what the database
 * says of them, and nothing of what their rows mean.
 */
@NullMarked
package org.leadscoring.persistence.backup;

import org.jspecify.annotations.NullMarked;
