/** Evidence in the database: how leads ended, and what was made of it. */
@NullMarked
package org.leadscoring.persistence.evidence;

import org.jspecify.annotations.NullMarked;
