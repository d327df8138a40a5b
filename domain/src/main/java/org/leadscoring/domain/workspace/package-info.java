/** Tenants, their users and sources: identities only. What they hold lives in the other rooms. */
@NullMarked
package org.leadscoring.domain.workspace;

import org.jspecify.annotations.NullMarked;
