/** The queue of leads to answer, as a page. The order and the clocks come from the application. */
@NullMarked
package org.leadscoring.web.sla;

import org.jspecify.annotations.NullMarked;
