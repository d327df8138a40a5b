/** Leads, their identifiers and their search terms in the database. */
@NullMarked
package org.leadscoring.persistence.lead;

import org.jspecify.annotations.NullMarked;
