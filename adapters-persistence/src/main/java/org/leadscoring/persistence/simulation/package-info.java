/** Simulations in the database. */
@NullMarked
package org.leadscoring.persistence.simulation;

import org.jspecify.annotations.NullMarked;
