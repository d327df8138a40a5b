/** Pages of connections to CRMs. */
@NullMarked
package org.leadscoring.web.crm;

import org.jspecify.annotations.NullMarked;
