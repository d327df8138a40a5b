/**
 * Experiments: a challenger that drives a share of the leads, and what can be said of its outcomes. Which model drives a lead
 * is in scoring.
 */
@NullMarked
package org.leadscoring.domain.experiment;

import org.jspecify.annotations.NullMarked;
