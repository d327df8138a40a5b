/** Transactions, tenants, users and sources in the database. */
@NullMarked
package org.leadscoring.persistence.workspace;

import org.jspecify.annotations.NullMarked;
