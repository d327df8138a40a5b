/** Clients of tools that analyse events: PostHog, Google Analytics, Google Ads. What they take, and what their answers mean. */
@NullMarked
package org.leadscoring.notify.analytics;

import org.jspecify.annotations.NullMarked;
