/** The event log in the database. */
@NullMarked
package org.leadscoring.persistence.event;

import org.jspecify.annotations.NullMarked;
