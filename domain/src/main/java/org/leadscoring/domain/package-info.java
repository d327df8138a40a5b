/** The values and rules of lead scoring. Pure: no clock, no randomness, no input or output; instants are arguments. */
@NullMarked
package org.leadscoring.domain;

import org.jspecify.annotations.NullMarked;
