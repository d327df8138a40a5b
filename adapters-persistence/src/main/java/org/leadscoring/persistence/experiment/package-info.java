/** Experiments on JDBC. */
@NullMarked
package org.leadscoring.persistence.experiment;

import org.jspecify.annotations.NullMarked;
