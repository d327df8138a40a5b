/** Pages as browsers get them: the real templates and security on ports in memory. */
@NullMarked
package org.leadscoring.web;

import org.jspecify.annotations.NullMarked;
