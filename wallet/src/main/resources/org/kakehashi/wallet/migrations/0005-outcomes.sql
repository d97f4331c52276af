-- What a contract of the network itself wrote into the receipt of a call: the data of its last log, empty where it wrote
-- none, NULL for everything else. The view also shows the call, so that a list can say what was asked.
ALTER TABLE wallet_transfer ADD COLUMN outcome BLOB;

DROP VIEW wallet_movement;

CREATE VIEW wallet_movement AS
SELECT t.network,
       coalesce(t.mined_hash, (SELECT a.hash FROM wallet_attempt a WHERE a.transfer = t.id
                               ORDER BY a.signed_at DESC, a.rowid DESC LIMIT 1)) AS hash,
       -2 AS part,
       t.sender AS account,
       CASE WHEN t.sender = t.payee THEN 'self' ELSE 'out' END AS direction,
       CASE WHEN t.purpose = 'fill' THEN 'fill' WHEN length(t.data) > 0 THEN 'call'
            WHEN t.token IS NULL THEN 'coin' ELSE 'token' END AS action,
       t.payee AS counterparty,
       t.token, t.symbol, t.decimals, t.amount,
       t.fee_paid, t.coin, t.coin_places,
       t.block,
       coalesce(t.block_time, t.created_at) AS happened_at,
       t.state,
       t.id AS transfer,
       NULL AS suspicion,
       t.search,
       CASE WHEN length(t.data) <= 4096 THEN t.data END AS call
FROM wallet_transfer t
UNION ALL
SELECT e.network, e.hash, e.part, e.account, e.direction,
       CASE WHEN e.token IS NULL THEN 'coin' ELSE 'token' END,
       e.counterparty, e.token, e.symbol, e.decimals, e.amount,
       NULL, NULL, NULL,
       e.block, e.happened_at, e.state, NULL, e.suspicion, e.search, NULL
FROM wallet_entry e
WHERE e.direction = 'in'
   OR NOT EXISTS (SELECT 1 FROM wallet_attempt a JOIN wallet_transfer t ON t.id = a.transfer
                  WHERE a.hash = e.hash AND t.network = e.network AND t.sender = e.account);
