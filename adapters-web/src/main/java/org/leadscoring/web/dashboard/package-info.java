/** The manager's dashboard: figures as they were last counted. Counts nothing itself. */
@NullMarked
package org.leadscoring.web.dashboard;

import org.jspecify.annotations.NullMarked;
