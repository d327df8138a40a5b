/** The figures of the dashboard in the database. */
@NullMarked
package org.leadscoring.persistence.dashboard;

import org.jspecify.annotations.NullMarked;
