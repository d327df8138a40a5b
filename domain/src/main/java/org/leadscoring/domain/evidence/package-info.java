/**
 * What outcomes say about scores: whether they predict, and which points would. Estimates and their intervals are floating
 * point here; points never are. Nothing is read or written, and nothing is left to chance that a seed does not fix.
 */
@NullMarked
package org.leadscoring.domain.evidence;

import org.jspecify.annotations.NullMarked;
