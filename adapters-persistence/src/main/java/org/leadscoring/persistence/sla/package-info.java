/** Policies, clocks and the queue in the database. */
@NullMarked
package org.leadscoring.persistence.sla;

import org.jspecify.annotations.NullMarked;
