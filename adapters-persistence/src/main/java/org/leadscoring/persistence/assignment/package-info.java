/** Who gets leads, whose turn it is, and who got which, in the database. */
@NullMarked
package org.leadscoring.persistence.assignment;

import org.jspecify.annotations.NullMarked;
