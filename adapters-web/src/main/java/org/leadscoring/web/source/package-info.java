/** Sources: who may send, with which key, how much, and what of it is seen. The ways in themselves are not here. */
@NullMarked
package org.leadscoring.web.source;

import org.jspecify.annotations.NullMarked;
