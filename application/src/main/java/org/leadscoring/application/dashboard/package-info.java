/** The figures of the dashboard: counted in the background, so that to show them reads a row. Changes no lead. */
@NullMarked
package org.leadscoring.application.dashboard;

import org.jspecify.annotations.NullMarked;
