/** What is seen of the ways in: refusals, and how much came from each source. */
@NullMarked
package org.leadscoring.persistence.ingestion;

import org.jspecify.annotations.NullMarked;
