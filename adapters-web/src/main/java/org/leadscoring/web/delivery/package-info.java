/** Pages of destinations and of what was told to them. Shows no secret but one that was made a moment ago. */
@NullMarked
package org.leadscoring.web.delivery;

import org.jspecify.annotations.NullMarked;
