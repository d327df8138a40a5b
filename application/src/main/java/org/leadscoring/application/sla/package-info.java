/** The queue of leads to answer and the clocks behind it. Knows leads by id only. */
@NullMarked
package org.leadscoring.application.sla;

import org.jspecify.annotations.NullMarked;
