/** Erasing a person for ever, and the proof that it was done. Knows all rooms that hold something of people; none knows it. */
@NullMarked
package org.leadscoring.application.erasure;

import org.jspecify.annotations.NullMarked;
