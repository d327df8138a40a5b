/** Experiments: beginning and ending them, and what came of both halves. Which model drives a lead is asked of scoring. */
@NullMarked
package org.leadscoring.application.experiment;

import org.jspecify.annotations.NullMarked;
