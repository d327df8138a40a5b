/** Regression by a library, which neither domain nor application may see. */
@NullMarked
package org.leadscoring.bootstrap.evidence;

import org.jspecify.annotations.NullMarked;
