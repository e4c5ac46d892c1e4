/**
 * Balancing: keeping all experts in use, by a bias on scores, by a loss that the router follows, or by refusing experts
 * that are full. Knows scores and routes, and neither answers nor labels.
 */
package moestro.mixture.balance;
