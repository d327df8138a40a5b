/** Scoring models, the scorer and the ledger it writes: a score is a pure function of the events. */
@NullMarked
package org.leadscoring.domain.scoring;

import org.jspecify.annotations.NullMarked;
