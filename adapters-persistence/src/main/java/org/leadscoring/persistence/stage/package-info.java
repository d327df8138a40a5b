/** The actions of stages and the marks of leads, on JDBC. */
@NullMarked
package org.leadscoring.persistence.stage;

import org.jspecify.annotations.NullMarked;
