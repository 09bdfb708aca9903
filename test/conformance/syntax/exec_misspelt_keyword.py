exec('fro i in x: pass')
