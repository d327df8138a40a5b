/** The page on which it is said what is done when leads enter and leave stages. */
@NullMarked
package org.leadscoring.web.stage;

import org.jspecify.annotations.NullMarked;
