/** Models, their versions and what the system makes of events by itself, for scripts. */
@NullMarked
package org.leadscoring.web.scoring;

import org.jspecify.annotations.NullMarked;
