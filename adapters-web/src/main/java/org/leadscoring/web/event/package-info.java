/** Declaring events void, for scripts. */
@NullMarked
package org.leadscoring.web.event;

import org.jspecify.annotations.NullMarked;
