/** The page on which a team says who gets leads, and the words of why somebody got one. */
@NullMarked
package org.leadscoring.web.assignment;

import org.jspecify.annotations.NullMarked;
