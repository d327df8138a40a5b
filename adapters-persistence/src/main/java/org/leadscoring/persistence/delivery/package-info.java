/** Destinations, the outbox and who reads mail, on JDBC. What is secret is encrypted here and nowhere else. */
@NullMarked
package org.leadscoring.persistence.delivery;

import org.jspecify.annotations.NullMarked;
