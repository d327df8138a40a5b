/** Scoring leads anew: as time passes, when the past counts differently, and by a new version of a model. */
@NullMarked
package org.leadscoring.application.recalculation;

import org.jspecify.annotations.NullMarked;
