/** Feeds, their batches, and the log in the order of arrival, as rows. No rules. */
@NullMarked
package org.leadscoring.persistence.analytics;

import org.jspecify.annotations.NullMarked;
