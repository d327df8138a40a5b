/** People being scored: identifiers, who is whom, traits and work status. No points and no clocks here. */
@NullMarked
package org.leadscoring.domain.lead;

import org.jspecify.annotations.NullMarked;
