/** Connections to CRMs, and which record is whose, in the database. */
@NullMarked
package org.leadscoring.persistence.crm;

import org.jspecify.annotations.NullMarked;
