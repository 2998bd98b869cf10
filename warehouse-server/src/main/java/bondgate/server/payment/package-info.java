/**
 * 支付 — what shoppers paid and got back, through WeChat Pay, Alipay or a local sandbox that behaves
 * as they do: a card index with an inbox of news. Knows nobody.
 */
package bondgate.server.payment;
