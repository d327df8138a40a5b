/** Giving leads to people: who takes them, whose turn it is, and who got which and why. Knows leads by id only. */
@NullMarked
package org.leadscoring.application.assignment;

import org.jspecify.annotations.NullMarked;
