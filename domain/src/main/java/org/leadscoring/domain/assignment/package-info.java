/** Who gets a lead: seats, methods, and why it was this one. Neither I/O, clock nor dice, and nothing of scores. */
@NullMarked
package org.leadscoring.domain.assignment;

import org.jspecify.annotations.NullMarked;
