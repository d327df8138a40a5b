/** Pages on which is said which tools are told of events, and how far each is behind. */
@NullMarked
package org.leadscoring.web.analytics;

import org.jspecify.annotations.NullMarked;
