-- Several printers: which of the shop's papers a print is for.
ALTER TABLE print_jobs ADD COLUMN role TEXT NOT NULL DEFAULT 'guest' CHECK (role IN ('guest', 'shop', 'summary'));
