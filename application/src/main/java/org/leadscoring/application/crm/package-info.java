/** Keeping CRMs in step with us: what is sent, what is taken, and who sees to it. */
@NullMarked
package org.leadscoring.application.crm;

import org.jspecify.annotations.NullMarked;
