/** Telling tools that analyse events of them, from the log, by a cursor (spec OUT-5). No HTTP, no SQL. */
@NullMarked
package org.leadscoring.application.analytics;

import org.jspecify.annotations.NullMarked;
