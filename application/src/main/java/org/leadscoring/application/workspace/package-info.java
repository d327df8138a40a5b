/** Tenants, users, sources, and what every use case needs: transactions and ids. */
@NullMarked
package org.leadscoring.application.workspace;

import org.jspecify.annotations.NullMarked;
