/** The page on which outcomes say how well a version's scores predict, and which points would. Nothing is reckoned here. */
@NullMarked
package org.leadscoring.web.evidence;

import org.jspecify.annotations.NullMarked;
