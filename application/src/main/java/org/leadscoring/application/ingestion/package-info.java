/** The one way in for events: deduplicated, given to a lead, scored and clocked in one transaction. */
@NullMarked
package org.leadscoring.application.ingestion;

import org.jspecify.annotations.NullMarked;
