/** What is said of events to tools that analyse them: PostHog, GA4, Google Ads (spec OUT-5). No HTTP, no JSON. */
@NullMarked
package org.leadscoring.domain.analytics;

import org.jspecify.annotations.NullMarked;
