/** Models, scores, ledgers and crossings in the database. */
@NullMarked
package org.leadscoring.persistence.scoring;

import org.jspecify.annotations.NullMarked;
