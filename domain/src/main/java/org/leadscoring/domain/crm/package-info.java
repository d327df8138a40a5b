/** Keeping a CRM and us in step: which field is whose, and what is written when (spec OUT-4). */
@NullMarked
package org.leadscoring.domain.crm;

import org.jspecify.annotations.NullMarked;
