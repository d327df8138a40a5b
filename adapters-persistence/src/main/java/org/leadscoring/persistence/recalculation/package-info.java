/** The publishing of versions of models in the database. */
@NullMarked
package org.leadscoring.persistence.recalculation;

import org.jspecify.annotations.NullMarked;
